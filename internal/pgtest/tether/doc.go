// Package tether ties what a process starts and creates to the process's own life: a child that dies when it dies, a directory
// that is gone when it is gone, however it went. Development and tests start real servers, and a killed test run or a closed
// terminal must leave neither a process nor a port nor a file behind.
//
// It decides nothing about what runs or whether it runs again; that is the caller's. It must never end a process that it did
// not start, nor remove a directory that was not handed to it.
package tether
