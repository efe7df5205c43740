package io.matchbridge.http;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Vert.x on which Camel makes its HTTP servers, with two things that Camel 4.18 has no setting for. They speak HTTP/1.1
 * alone: after an upgrade to HTTP/2 in clear text, which Java's own client asks for, Camel's reader of bodies resumes a
 * request that has ended, and every call is a 500. And a port that could not be had is known, where Camel only warns.
 */
public final class HttpServers implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Set<Object> refusedPorts = ConcurrentHashMap.newKeySet();

    /** To be bound in Camel's registry, where Camel looks for one. */
    public Vertx vertx() {
        return proxy(VertxInternal.class, this::makeServer);
    }

    /** The ports that a server was to listen at, and another program had. */
    public Set<Object> refusedPorts() {
        return Set.copyOf(refusedPorts);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Object makeServer(Object proxy, Method method, Object... args) throws Throwable {
        if (method.getName().equals("createHttpServer")) {
            HttpServerOptions options =
                    args == null ? new HttpServerOptions() : new HttpServerOptions((HttpServerOptions) args[0]);
            HttpServer server = vertx.createHttpServer(options.setHttp2ClearTextEnabled(false));
            return proxy(HttpServer.class, (self, called, given) -> {
                Object result = onServer(server, called, given);
                return result == server ? self : result; // whose calls are chained
            });
        }
        return invoke(vertx, method, args);
    }

    private Object onServer(HttpServer server, Method method, Object... args) throws Throwable {
        if (method.getName().equals("listen") && args != null && args.length == 3 && args[2] instanceof Handler<?>) {
            @SuppressWarnings("unchecked")
            Handler<AsyncResult<HttpServer>> listening = (Handler<AsyncResult<HttpServer>>) args[2];
            Handler<AsyncResult<HttpServer>> noting = result -> {
                if (result.failed()) {
                    refusedPorts.add(args[0]);
                }
                listening.handle(result);
            };
            return server.listen((int) args[0], (String) args[1], noting);
        }
        return invoke(server, method, args);
    }

    private static Object invoke(Object target, Method method, Object... args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(HttpServers.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
