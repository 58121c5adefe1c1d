// Package architecture holds no code: its test holds the arrows between the project's packages to one direction.
package architecture
