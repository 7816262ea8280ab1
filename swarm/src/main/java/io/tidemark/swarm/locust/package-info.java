/** Statistics in the shape that Locust gives them: its files, its tables, its words. */
@NullMarked
package io.tidemark.swarm.locust;

import org.jspecify.annotations.NullMarked;
