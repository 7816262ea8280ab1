/** One worker: keeps the schedule, leads its users, reports deltas. */
@NullMarked
package io.tidemark.functions.worker;

import org.jspecify.annotations.NullMarked;
