package io.tidemark.experiment.macro;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.ExpressionException;
import io.tidemark.experiment.expression.Rendering;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** One of a macro's; blank when it has nothing to say. */
sealed interface Alternative {
    String render(Expanding scope);

    default Set<String> names() {
        return Set.of();
    }

    /** Those without which it says nothing. */
    default Set<String> wanted() {
        return Set.of();
    }

    record Literal(String text) implements Alternative {
        @Override
        public String render(Expanding scope) {
            return text;
        }
    }

    /** @param otherwise when nobody knows the name */
    record Name(String name, String otherwise) implements Alternative {
        @Override
        public String render(Expanding scope) {
            return scope.find(name).map(Rendering::plain).orElse(otherwise);
        }

        @Override
        public Set<String> names() {
            return name.isEmpty() ? Set.of() : Set.of(name);
        }

        @Override
        public Set<String> wanted() {
            return names();
        }
    }

    record Uuid() implements Alternative {
        @Override
        public String render(Expanding scope) {
            return UUID.randomUUID().toString().replace("-", "");
        }
    }

    record Date(Moment moment, DateFormat format) implements Alternative {
        @Override
        public String render(Expanding scope) {
            return format.format(moment.now());
        }
    }

    /** Nothing of it leads out of a folder. */
    record SafePath(Macro inner) implements Alternative {
        @Override
        public String render(Expanding scope) {
            return inner.render(scope).replace('/', '_').replace('\\', '_').replace("..", "_");
        }

        @Override
        public Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            inner.collect(names);
            return names;
        }

        @Override
        public Set<String> wanted() {
            Set<String> names = new LinkedHashSet<>();
            inner.collectWanted(names);
            return names;
        }
    }

    record Eval(Expression expression) implements Alternative {
        @Override
        public String render(Expanding scope) {
            try {
                return Rendering.plain(expression.evaluate(scope));
            } catch (ExpressionException noValue) {
                return "";
            }
        }

        @Override
        public Set<String> names() {
            return expression.mentioned();
        }

        @Override
        public Set<String> wanted() {
            return expression.names();
        }
    }
}
