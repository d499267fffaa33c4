-- Runs first: the tests after it use this extension.
CREATE EXTENSION mlsys;
