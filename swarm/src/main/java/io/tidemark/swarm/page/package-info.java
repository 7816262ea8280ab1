/** The page of a swarm for browsers, and what it asks for. */
@NullMarked
package io.tidemark.swarm.page;

import org.jspecify.annotations.NullMarked;
