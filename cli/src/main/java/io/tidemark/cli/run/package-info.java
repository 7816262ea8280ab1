/** Carries a plan out: runs it, shows it, writes what was measured and says how it went. */
@NullMarked
package io.tidemark.cli.run;

import org.jspecify.annotations.NullMarked;
