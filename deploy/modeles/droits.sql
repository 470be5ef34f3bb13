-- {{ nom }}: what the role that serves may do. It owns nothing: seals hold against it.
-- Said again after each migration; what a later one makes is lent by the default privileges.
REVOKE ALL ON DATABASE "{{ base }}" FROM PUBLIC;
GRANT CONNECT ON DATABASE "{{ base }}" TO "{{ role }}";
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO "{{ role }}";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{{ role }}";
-- UPDATE: what is brought in with its numbers (la reprise, a move) tells them to the sequences.
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO "{{ role }}";
ALTER DEFAULT PRIVILEGES FOR ROLE "{{ proprietaire }}" IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "{{ role }}";
ALTER DEFAULT PRIVILEGES FOR ROLE "{{ proprietaire }}" IN SCHEMA public
    GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO "{{ role }}";
-- What was migrated is the owner's to say.
DO $$ BEGIN
    IF to_regclass('public.django_migrations') IS NOT NULL THEN
        REVOKE INSERT, UPDATE, DELETE ON public.django_migrations FROM "{{ role }}";
    END IF;
END $$;
