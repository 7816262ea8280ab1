/** What a page, a terminal or a test needs of a swarm: orders in, what is to be seen out. */
@NullMarked
package io.tidemark.swarm.bridge;

import org.jspecify.annotations.NullMarked;
