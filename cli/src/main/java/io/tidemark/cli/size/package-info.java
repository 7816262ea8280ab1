/** Carries a sizing out: starts the target, searches, shows it, writes what was found and says it. */
@NullMarked
package io.tidemark.cli.size;

import org.jspecify.annotations.NullMarked;
