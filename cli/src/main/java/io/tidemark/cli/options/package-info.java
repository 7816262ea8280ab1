/** Options in groups, and how they become a plan: each puts texts over the plan's keys, and the plan's reader checks them. */
@NullMarked
package io.tidemark.cli.options;

import org.jspecify.annotations.NullMarked;
