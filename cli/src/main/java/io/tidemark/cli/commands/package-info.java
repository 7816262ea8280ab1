/** The commands, one class each. */
@NullMarked
package io.tidemark.cli.commands;

import org.jspecify.annotations.NullMarked;
