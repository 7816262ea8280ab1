/**
 * Files that people write, in YAML or JSON: a text becomes a {@link io.tidemark.functions.yaml.Tree}, and its values are
 * read with all that is wrong with them, each problem with its line and, where there is one, a near spelling.
 */
@NullMarked
package io.tidemark.functions.yaml;

import org.jspecify.annotations.NullMarked;
