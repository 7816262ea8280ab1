/** Targets on machines of EC2. */
@NullMarked
package io.tidemark.sizing.ec2;

import org.jspecify.annotations.NullMarked;
