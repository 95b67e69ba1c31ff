"""Settings: one file, read from the environment once, loudly.

`LINLI_DATA` is the folder with all state (default `var/`), `DATABASE_URL` names a PostgreSQL,
`LINLI_KEYS` the folder of keys (default `var/keys/`, never part of a backup).
"""

from __future__ import annotations

import sys
from pathlib import Path

import environ
import pysqlite3

# Debian 12's SQLite can lose committed writes when two connections checkpoint at once (the
# WAL-reset bug); pysqlite3 bundles one that cannot. It has to be there before Django loads.
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

from linli.people.keys import django_secret_key  # noqa: E402

env = environ.Env()

PACKAGE = Path(__file__).resolve().parent
DATA = Path(env.str("LINLI_DATA", default="var")).resolve()
KEYS = Path(env.str("LINLI_KEYS", default=str(DATA / "keys"))).resolve()

SECRET_KEY = env.str("SECRET_KEY", default="") or django_secret_key(KEYS)
DEBUG = env.bool("LINLI_DEBUG", default=False)
ALLOWED_HOSTS = env.list("LINLI_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("LINLI_ORIGINS", default=[])
BEHIND_TLS = env.bool("LINLI_TLS", default=False)

INSTALLED_APPS = [
    "linli.ops",  # first: its `migrate` puts the database's guards in place after Django's own
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "js_lib_leaflet",
    "allauth",
    "allauth.account",
    "linli.journal",
    "linli.places",
    "linli.people",
    "linli.ledger",
    "linli.files",
    "linli.payments",
    "linli.ballots",
    "linli.grid",
    "linli.activities",
    "linli.deliberation",
    "linli.estate",
    "linli.repairs",
    "linli.volunteers",
    "linli.commons",
    "linli.credit",
    "linli.notices",
    "linli.insight",
    "linli.mechanism",
    "linli.api",
    "linli.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "linli.ops.health.middleware",
    "csp.middleware.CSPMiddleware",
    "linli.ops.preparing.middleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "linli.web.middleware.community",
    "linli.web.offline.middleware.outbox",
    "linli.web.middleware.Refusals",
]

ROOT_URLCONF = "linli.urls"
WSGI_APPLICATION = "linli.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["linli.web.templatetags.linli"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "linli.web.context.frame",
                "linli.web.offline.context.offline",
            ],
        },
    }
]

_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "linli.sqlite3",
    "CONN_MAX_AGE": None,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
        ),
    },
}
_POSTGRESQL = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DATABASES = {
    "default": env.db_url("DATABASE_URL") | _POSTGRESQL if "DATABASE_URL" in env else _SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "ops_cache",
    }
}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "linli.web.account.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "linli.web.account.forms.PasswordForm",
    "confirm_login_code": "linli.web.account.forms.CodeForm",
}
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth asks what could
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 5 * 60
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
SMS = env.str("LINLI_SMS", default="linli.people.sms.ConsoleSms")
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": env.str(
            "LINLI_STATIC_STORAGE",
            default="linli.web.statics.OneSheetStorage",
        )
    },
}
MEDIA_ROOT = DATA / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "linli.web.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_HSTS_SECONDS = 31536000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django.request": {"level": "ERROR"}},  # a page that is not there is no fault
    "root": {"handlers": ["stderr"], "level": env.str("LINLI_LOG", default="WARNING")},
}
