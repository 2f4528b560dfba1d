package dev.bonin.benchmark.official;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.Header;
import retrofit2.http.POST;
import retrofit2.http.Path;

/** The two calls, implemented by Retrofit. */
interface PortOneApi {
    @POST("/users/getToken")
    Call<Envelope<Token>> token(@Body Keys keys);

    @GET("/certifications/{imp_uid}")
    Call<Envelope<Certification>> certification(@Header("Authorization") String token, @Path("imp_uid") String impUid);
}
