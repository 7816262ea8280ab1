/** What a run on somebody else's machines costs: what is used, what that costs by the list, and what it may cost. Pure. */
@NullMarked
package io.tidemark.aggregator.cost;

import org.jspecify.annotations.NullMarked;
