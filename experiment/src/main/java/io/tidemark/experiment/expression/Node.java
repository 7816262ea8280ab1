package io.tidemark.experiment.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A part of an expression that has a value. */
sealed interface Node {
    /** @throws Fault when there is none */
    Object value(Scope scope);

    /** Whether it was written as a text: then a plus joins, whatever the text looks like. */
    default boolean isText() {
        return false;
    }

    record Literal(Object value) implements Node {
        @Override
        public Object value(Scope scope) {
            return value;
        }

        @Override
        public boolean isText() {
            return value instanceof String;
        }
    }

    record Name(String name, int column) implements Node {
        @Override
        public Object value(Scope scope) {
            Object value = scope.find(name).orElse(Functions.CONSTANTS.get(name));
            if (value == null) {
                throw new Fault(name + " is not known", column);
            }
            return Values.known(value);
        }
    }

    record Items(List<Node> items) implements Node {
        @Override
        public Object value(Scope scope) {
            List<Object> values = new ArrayList<>();
            for (Node item : items) {
                values.add(item.value(scope));
            }
            return values;
        }
    }

    record Sign(boolean negative, int column, Node operand) implements Node {
        @Override
        public Object value(Scope scope) {
            Object value = operand.value(scope);
            try {
                Number number = Numbers.of(value);
                return negative ? Numbers.negated(number) : number;
            } catch (Fault fault) {
                throw fault.at(column);
            }
        }
    }

    record Binary(Arithmetic operator, int column, Node left, Node right) implements Node {
        @Override
        public Object value(Scope scope) {
            Object first = left.value(scope);
            Object second = right.value(scope);
            try {
                return operator.apply(first, second, left.isText() || right.isText());
            } catch (Fault fault) {
                throw fault.at(column);
            }
        }

        @Override
        public boolean isText() {
            return operator != Arithmetic.REMAINDER && (left.isText() || right.isText());
        }
    }

    /** @param links compared in turn, as in {@code 1 < x <= 9} */
    record Comparison(Node first, List<Link> links) implements Node {
        record Link(Comparing comparing, int column, Node operand) {}

        @Override
        public Object value(Scope scope) {
            Object left = first.value(scope);
            boolean text = first.isText();
            for (Link link : links) {
                Object right = link.operand().value(scope);
                try {
                    if (!link.comparing()
                            .test(left, right, text || link.operand().isText())) {
                        return false;
                    }
                } catch (Fault fault) {
                    throw fault.at(link.column());
                }
                left = right;
                text = link.operand().isText();
            }
            return true;
        }
    }

    record Not(Node operand) implements Node {
        @Override
        public Object value(Scope scope) {
            return !Values.isTrue(operand.value(scope));
        }
    }

    record And(Node left, Node right) implements Node {
        @Override
        public Object value(Scope scope) {
            Object value = left.value(scope);
            return Values.isTrue(value) ? right.value(scope) : value;
        }
    }

    record Or(Node left, Node right) implements Node {
        @Override
        public Object value(Scope scope) {
            Object value = left.value(scope);
            return Values.isTrue(value) ? value : right.value(scope);
        }
    }

    record Choice(Node condition, Node yes, Node no) implements Node {
        @Override
        public Object value(Scope scope) {
            return Values.isTrue(condition.value(scope)) ? yes.value(scope) : no.value(scope);
        }
    }

    record Index(Node whole, int column, Node key) implements Node {
        @Override
        public Object value(Scope scope) {
            Object container = whole.value(scope);
            Object place = key.value(scope);
            try {
                return Values.item(container, place);
            } catch (Fault fault) {
                throw fault.at(column);
            }
        }
    }

    record Attribute(Node whole, int column, String name) implements Node {
        @Override
        public Object value(Scope scope) {
            if (whole.value(scope) instanceof Map<?, ?> map) {
                if (!map.containsKey(name)) {
                    throw new Fault("has no " + name, column);
                }
                return Values.known(map.get(name));
            }
            throw new Fault("has no attributes, so no " + name, column);
        }
    }

    record Call(Functions.Function function, int column, List<Node> arguments) implements Node {
        @Override
        public Object value(Scope scope) {
            List<Object> values = new ArrayList<>(arguments.size());
            for (Node argument : arguments) {
                values.add(argument.value(scope));
            }
            try {
                return function.work().apply(values);
            } catch (Fault fault) {
                throw fault.at(column);
            }
        }

        @Override
        public boolean isText() {
            return function.name().equals("str");
        }
    }
}
