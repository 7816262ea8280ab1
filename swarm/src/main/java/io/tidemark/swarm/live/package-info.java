/** A swarm that is going on: what is measured, what is ordered, and what there is to see. */
@NullMarked
package io.tidemark.swarm.live;

import org.jspecify.annotations.NullMarked;
