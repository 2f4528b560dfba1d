package dev.bonin.portone.v1;

import dev.bonin.portone.Operation;

/** The calls of PortOne's V1 API that this client makes. */
enum CertificationCall implements Operation {
    GET_TOKEN("POST /users/getToken", Effect.NONE),
    GET_CERTIFICATION("GET /certifications/{imp_uid}", Effect.NONE),
    DELETE_CERTIFICATION("DELETE /certifications/{imp_uid}", Effect.ERASES);

    private final String title;
    private final Effect effect;

    CertificationCall(String title, Effect effect) {
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
}
