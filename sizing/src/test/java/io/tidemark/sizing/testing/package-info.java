/** What several tests of sizing need: services to load, and commands to run. */
@NullMarked
package io.tidemark.sizing.testing;

import org.jspecify.annotations.NullMarked;
