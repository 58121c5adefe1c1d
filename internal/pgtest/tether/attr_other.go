//go:build !unix

package tether

import "syscall"

func ownGroup(*syscall.SysProcAttr) {}

func dieWithParent(*syscall.SysProcAttr, syscall.Signal) {}
