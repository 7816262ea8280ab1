/** What several tests of sizing need: an image to make containers of, and commands to run. */
@NullMarked
package io.tidemark.sizing.testing;

import org.jspecify.annotations.NullMarked;
