vcl 4.1;

# In front of two web processes: keeps what is public, forgets what it is told to forget,
# and goes on with what it has when the paper behind it does not answer.
#
# varnish.cli (`varnishd -I`; it can hold no comments) tells Varnish before it starts: to
# keep pages as they come, compressed by the paper; and to say nothing of a request in its
# log in memory. That would be readers' networks and what they looked for, and a fifth of
# the work; what is the matter with the paper is still told. To see requests for a while:
# varnishadm param.set vsl_mask default

import directors;
import std;

# Who may have pages forgotten, and ask as a trusted neighbour: the paper itself.
acl house {
    "localhost";
    "127.0.0.0"/8;
    "10.0.0.0"/8;
    "172.16.0.0"/12;
    "192.168.0.0"/16;
}

probe alive {
    # Answers while the process lives, whatever is the matter with the database.
    .request = "GET /healthz HTTP/1.1" "Host: localhost" "Connection: close";
    .interval = 1s;
    .timeout = 2s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend web_a { .host = "web-a"; .port = "8000"; .probe = alive; .first_byte_timeout = 60s; }
backend web_b { .host = "web-b"; .port = "8000"; .probe = alive; .first_byte_timeout = 60s; }

sub vcl_init {
    new web = directors.round_robin();
    web.add_backend(web_a);
    web.add_backend(web_b);
}

sub vcl_recv {
    set req.backend_hint = web.backend();

    if (req.method == "PURGE") {
        # Two addresses: somebody asked through a proxy that we trust.
        if (client.ip !~ house || req.http.x-forwarded-for ~ ",") {
            return (synth(405, "Not allowed"));
        }
        # Every variant of the address, on every host: all queries, all encodings. One that
        # ends in an asterisk is all that begin so. An object is compared with the bans that
        # are younger than itself.
        if (req.url ~ "\*$") {
            ban("obj.http.x-path ~ ^" + regsub(req.url, "\*$", ""));
        } else {
            ban("obj.http.x-path == " + regsub(req.url, "\?.*$", ""));
        }
        return (synth(200, "Forgotten"));
    }

    # Told by us alone.
    unset req.http.x-path;
    unset req.http.proxy;

    if (req.restarts == 0) {
        # A proxy in front of this one has already said who asks.
        if (req.http.x-forwarded-proto != "https") {
            set req.http.x-forwarded-proto = "http";
        }
        # What advertisers hang on to an address changes nothing of the page.
        set req.url = regsuball(req.url, "(?<=[?&])(utm_[a-z]+|gclid|fbclid|mc_[a-z]+)=[^&]*&?", "");
        set req.url = regsub(req.url, "[?&]$", "");
        # Fresh while somebody behind us answers; else what there is, for a day.
        set req.grace = 0s;
        if (!std.healthy(req.backend_hint)) {
            set req.grace = 24h;
        }
    }

    # Replies carry a token, so the second try of one is the same reply.
    if (req.method == "POST" && req.url ~ "^/comments/") {
        std.cache_req_body(1MB);
        return (pass);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    # The staff, and whoever is signed in, see their own pages.
    if (req.url ~ "^/admin/" || req.http.authorization || req.http.cookie ~ "(^|; )sessionid=") {
        return (pass);
    }
    unset req.http.cookie;

    # One of three, so that a page is kept three times at most.
    if (req.http.accept-encoding ~ "(^|[ ,])br($|[ ,;])") {
        set req.http.accept-encoding = "br";
    } elsif (req.http.accept-encoding ~ "(^|[ ,])gzip($|[ ,;])") {
        set req.http.accept-encoding = "gzip";
    } else {
        unset req.http.accept-encoding;
    }
    return (hash);
}

sub vcl_hash {
    # The plain address may be a redirect to the encrypted one. The rest is built in.
    hash_data(req.http.x-forwarded-proto);
}

sub vcl_backend_response {
    set beresp.http.x-path = regsub(bereq.url, "\?.*$", "");
    # Kept for the second that the paper allows all caches, then it is asked whether the
    # page still holds ("304, not modified"); a page that is purged is forgotten wholly.
    set beresp.grace = 24h;
    set beresp.keep = 24h;

    if (beresp.status >= 500) {
        # Not kept, and never in the place of a page that we still have.
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
    # What the paper says nothing about is not for keeping.
    if (!beresp.http.cache-control || beresp.http.set-cookie
        || beresp.http.cache-control ~ "private|no-store|no-cache") {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
        return (deliver);
    }
}

sub vcl_backend_error {
    # The process died while it was asked: the other one is asked, once.
    if (bereq.retries < 1 && (bereq.method == "GET" || bereq.method == "HEAD" || bereq.url ~ "^/comments/")) {
        # By name, for the next in turn may be the dead one again.
        if (beresp.backend == web_a) {
            set bereq.backend = web_b;
        } else {
            set bereq.backend = web_a;
        }
        return (retry);
    }
    set beresp.http.content-type = "text/plain; charset=utf-8";
    set beresp.http.retry-after = "5";
    set beresp.body = "The paper does not answer. Please try again in a few seconds.";
    return (deliver);
}

sub vcl_deliver {
    # The database is away: an old page is better than none.
    if (resp.status >= 500 && req.restarts == 0 && (req.method == "GET" || req.method == "HEAD")
        && req.url !~ "^/admin/") {
        set req.grace = 24h;
        return (restart);
    }
    unset resp.http.x-path;
    unset resp.http.surrogate-control;
    unset resp.http.x-varnish;
    unset resp.http.via;
    set resp.http.x-cache = "miss";
    if (obj.hits > 0) {
        set resp.http.x-cache = "hit";
    }
}
