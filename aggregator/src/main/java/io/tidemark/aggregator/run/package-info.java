/** A run from its plan to its result: the timeline of merged windows, the ledger, the verdict. */
@NullMarked
package io.tidemark.aggregator.run;

import org.jspecify.annotations.NullMarked;
