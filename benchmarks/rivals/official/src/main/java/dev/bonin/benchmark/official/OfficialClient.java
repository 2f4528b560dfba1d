package dev.bonin.benchmark.official;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.HttpException;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * A client that works like the official one: Retrofit and Gson on OkHttp with the client's two timeouts and otherwise
 * default settings, blocking calls, and one token per certification.
 */
final class OfficialClient {
    private final PortOneApi portOne;
    private final Keys keys;

    private OfficialClient(PortOneApi portOne, Keys keys) {
        this.portOne = portOne;
        this.keys = keys;
    }

    static OfficialClient of(String upstream, Keys keys) {
        var connections = new OkHttpClient.Builder()
                .connectTimeout(10, TimeUnit.SECONDS)
                .readTimeout(30, TimeUnit.SECONDS)
                .build();
        var retrofit = new Retrofit.Builder()
                .baseUrl(upstream)
                .addConverterFactory(GsonConverterFactory.create())
                .client(connections)
                .build();
        return new OfficialClient(retrofit.create(PortOneApi.class), keys);
    }

    Certification certification(String impUid) throws IOException {
        var token = answer(portOne.token(keys));
        return answer(portOne.certification(token.value(), impUid));
    }

    private static <T> T answer(Call<Envelope<T>> call) throws IOException {
        var answer = call.execute();
        if (!answer.isSuccessful()) {
            throw new HttpException(answer);
        }
        var envelope = answer.body();
        if (envelope == null || envelope.response() == null) {
            throw new IOException("PortOne answered without a response");
        }
        return envelope.response();
    }
}
