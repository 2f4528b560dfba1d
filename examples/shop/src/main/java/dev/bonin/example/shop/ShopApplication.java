package dev.bonin.example.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the shop. */
@SpringBootApplication
public class ShopApplication {

    /** Starts the shop with settings from the command line. */
    public static void main(String[] settings) {
        SpringApplication.run(ShopApplication.class, settings);
    }
}
