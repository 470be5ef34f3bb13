-- Two roles, each entered by its own account, and no base under this name any more.
DO $$ BEGIN
    IF to_regrole('"{{ proprietaire }}"') IS NULL THEN
        CREATE ROLE "{{ proprietaire }}" LOGIN;
    END IF;
    IF to_regrole('"{{ role }}"') IS NULL THEN
        CREATE ROLE "{{ role }}" LOGIN;
    END IF;
    IF EXISTS (SELECT FROM pg_database WHERE datname = '{{ base }}') THEN
        ALTER DATABASE "{{ base }}" RENAME TO "{{ ancienne }}";
    END IF;
END $$;
