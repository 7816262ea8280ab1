package io.tidemark.experiment.filter;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What an attribute is compared with.
 *
 * @param number when it was written as one, without quotes
 * @param ignoreCase for verbs, which events have in small letters
 * @param pattern matches nothing unless the operator wants one
 */
record Operand(String text, OptionalDouble number, boolean ignoreCase, Pattern pattern) {}
