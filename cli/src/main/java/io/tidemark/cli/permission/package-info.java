/** Whether a plan may be sent where it is meant to go. */
@NullMarked
package io.tidemark.cli.permission;

import org.jspecify.annotations.NullMarked;
