/** Systems Manager: what is run on machines from afar. */
@NullMarked
package io.tidemark.testbed.cloud.command;

import org.jspecify.annotations.NullMarked;
