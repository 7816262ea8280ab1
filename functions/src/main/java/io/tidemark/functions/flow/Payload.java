package io.tidemark.functions.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Body.Content;
import io.tidemark.core.plan.Body.Form;
import io.tidemark.core.plan.Body.None;
import io.tidemark.core.plan.Body.Text;

/** The bytes a step sends. */
sealed interface Payload {
    /** Shared when constant, so not to be modified. */
    byte[] render(Session session);

    boolean constant();

    static Payload of(Body body, Vocabulary vocabulary, Spot spot) {
        Payload payload = switch (body) {
            case None _ -> new Fixed(new byte[0]);
            case Content content -> new Fixed(content.bytes());
            case Text(String text) -> new Written(Template.of(Parts.of(text, vocabulary, spot), Escape.NONE));
            case Form form -> new Filled(Parameters.of(form.fields(), vocabulary, spot));
        };
        // nobody is looked at when it is constant
        return payload.constant() ? new Fixed(payload.render(Session.nobody())) : payload;
    }

    final class Fixed implements Payload {
        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] render(Session session) {
            return bytes;
        }

        @Override
        public boolean constant() {
            return true;
        }
    }

    record Written(Template text) implements Payload {
        @Override
        public byte[] render(Session session) {
            return text.render(session).getBytes(UTF_8);
        }

        @Override
        public boolean constant() {
            return text.constant();
        }
    }

    record Filled(Parameters fields) implements Payload {
        @Override
        public byte[] render(Session session) {
            return fields.render(session).getBytes(US_ASCII);
        }

        @Override
        public boolean constant() {
            return fields.constant();
        }
    }
}
