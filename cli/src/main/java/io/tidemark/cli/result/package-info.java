/** What came of a run, for people, machines and shells. */
@NullMarked
package io.tidemark.cli.result;

import org.jspecify.annotations.NullMarked;
