/** What Tidemark has on AWS: stacks made from templates, told how far they are, and removed. */
@NullMarked
package io.tidemark.deployment;

import org.jspecify.annotations.NullMarked;
