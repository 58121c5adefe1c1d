package ledger

// What the tests of migrations need beside what the product does: versions in between, and files of their own.
var (
	Migrations = migrations
	MigrateTo  = migrateTo
)
