/** The plan of a swarm, which changes while the swarm runs. */
@NullMarked
package io.tidemark.swarm.plan;

import org.jspecify.annotations.NullMarked;
