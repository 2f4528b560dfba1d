package dev.bonin.server.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/** The body of a request, as it was sent. */
final class SentText {
    private SentText() {}

    /** Returns the text; an empty one if there is no body. */
    static String of(HttpRequest request) {
        return request.bodyPublisher().map(SentText::read).orElse("");
    }

    private static String read(BodyPublisher publisher) {
        var text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        publisher.subscribe(new Passing(text));
        return text.getBody().toCompletableFuture().join();
    }

    /** A publisher of a request has buffers, and a subscriber of an answer takes lists of them. */
    private record Passing(BodySubscriber<String> text) implements Subscriber<ByteBuffer> {
        @Override
        public void onSubscribe(Subscription subscription) {
            text.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            text.onNext(List.of(bytes));
        }

        @Override
        public void onError(Throwable failure) {
            text.onError(failure);
        }

        @Override
        public void onComplete() {
            text.onComplete();
        }
    }
}
