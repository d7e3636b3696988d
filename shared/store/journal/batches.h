// Which rows count: an import's rows do when its batch is closed by an entry that stands.
#pragma once

// The SQL condition that a row counts, by its column `batch`; a row of no batch counts at once.
#define BATCH_COUNTS(batch) "(" batch " = '' OR " batch " IN (SELECT batch FROM batches))"
