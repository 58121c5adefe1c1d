//go:build unix && !linux

package tether

import "syscall"

func ownGroup(attr *syscall.SysProcAttr) { attr.Setpgid = true }

// dieWithParent has no equal here: a parent that is killed outright leaves its children to notice by themselves.
func dieWithParent(*syscall.SysProcAttr, syscall.Signal) {}
