/** A service to try Tidemark on without one of your own. */
@NullMarked
package io.tidemark.cli.demo;

import org.jspecify.annotations.NullMarked;
