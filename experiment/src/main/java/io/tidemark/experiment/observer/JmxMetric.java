package io.tidemark.experiment.observer;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.Optional;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * One value of a JVM.
 *
 * @param attribute may have the name of a part behind a dot: {@code HeapMemoryUsage.used}
 * @param value makes of it what is published
 */
record JmxMetric(String field, ObjectName bean, String attribute, Optional<Expression> value) {
    static final Option[] OPTIONS = {
        Option.required("field", OptionKind.WORD, "The name that it gets among the fields."),
        Option.required("mbean", OptionKind.WORD, "The name of the MBean, such as `java.lang:type=Threading`."),
        Option.required(
                        "attrib",
                        OptionKind.WORD,
                        "The attribute, such as `ThreadCount`; `HeapMemoryUsage.used` is a part of one.")
                .or("attribute"),
        Option.optional(
                "value",
                OptionKind.EXPRESSION,
                "value",
                "An expression for what is published; `value` is the attribute, and parameters and definitions are known.")
    };

    static JmxMetric of(Settings settings) {
        ObjectName bean = ObjectName.WILDCARD;
        try {
            bean = new ObjectName(settings.word("mbean"));
        } catch (MalformedObjectNameException e) {
            settings.reject("mbean", "must be the name of an MBean: " + e.getMessage(), "");
        }
        return new JmxMetric(settings.word("field"), bean, settings.word("attrib"), settings.maybeExpression("value"));
    }
}
