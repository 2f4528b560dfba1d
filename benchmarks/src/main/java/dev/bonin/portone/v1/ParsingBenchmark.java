package dev.bonin.portone.v1;

import dev.bonin.portone.wire.Answer;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Parsing the bytes of PortOne's answer to a certification. */
@State(Scope.Benchmark)
public class ParsingBenchmark {
    private static final String DANAL = """
            {"code":0,"message":null,"response":{"birth":674146800,"birthday":"1991-05-14","carrier":"SKT","certified":true,\
            "certified_at":1795402800,"foreigner":false,"foreigner_v2":null,"gender":"female","imp_uid":"imp_795402800123",\
            "merchant_uid":"0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1","name":"한가람","origin":"http://127.0.0.1:8080/",\
            "pg_provider":"danal","pg_tid":"202611230900000000000001","phone":"01000000000",\
            "unique_in_site":"AAAAAAAAPtYgjmUhBel31iEl2hpChYgCfrL1spNxnyVmihA/2O76UMFxFkM/R5Kj",\
            "unique_key":"CI"}}""".replace("CI", "A".repeat(86) + "==");

    private final Envelope envelope = new Envelope();
    private final byte[] body = DANAL.getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public Certification certification() {
        var answer = new Answer(200, body, null, null);
        return CertificationReader.read(
                CertificationCall.GET_CERTIFICATION, envelope.open(CertificationCall.GET_CERTIFICATION, answer));
    }
}
