/** Emulated backends that run until they are interrupted. */
@NullMarked
package io.tidemark.cli.emulate;

import org.jspecify.annotations.NullMarked;
