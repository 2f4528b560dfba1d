package dev.bonin.portone.v2;

import dev.bonin.portone.Operation;

/** The calls of PortOne's V2 API that this client makes. */
enum IdentityVerificationCall implements Operation {
    GET("GET /identity-verifications/{id}", Effect.NONE),
    LIST("GET /identity-verifications", Effect.NONE),
    SEND("POST /identity-verifications/{id}/send", Effect.REACHES_A_PERSON),
    RESEND("POST /identity-verifications/{id}/resend", Effect.REACHES_A_PERSON),
    CONFIRM("POST /identity-verifications/{id}/confirm", Effect.REACHES_A_PERSON);

    private static final int MOST_BYTES_OF_A_RECORD = 64 * 1024;

    private final String title;
    private final Effect effect;

    IdentityVerificationCall(String title, Effect effect) {
        this.title = title;
        this.effect = effect;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Effect effect() {
        return effect;
    }

    /** Each record holds the provider's own answer, too. */
    @Override
    public int mostBytes() {
        return this == LIST ? ListQuery.MOST * MOST_BYTES_OF_A_RECORD : MOST_BYTES_OF_A_RECORD;
    }
}
