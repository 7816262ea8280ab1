/** A swarm: with its page, or without one as Locust has it. */
@NullMarked
package io.tidemark.cli.swarm;

import org.jspecify.annotations.NullMarked;
