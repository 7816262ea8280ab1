/** Where commands meet the machine: streams, terminal, names, signals. Everything here can be replaced in a test. */
@NullMarked
package io.tidemark.cli.system;

import org.jspecify.annotations.NullMarked;
