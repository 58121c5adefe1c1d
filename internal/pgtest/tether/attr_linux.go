package tether

import "syscall"

func ownGroup(attr *syscall.SysProcAttr) { attr.Setpgid = true }

func dieWithParent(attr *syscall.SysProcAttr, onOrphan syscall.Signal) { attr.Pdeathsig = onOrphan }
