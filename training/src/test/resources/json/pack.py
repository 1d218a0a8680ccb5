"""Packs the files of test_parsing/ of JSONTestSuite (github.com/nst/JSONTestSuite, MIT licence) into suite.txt.

usage: python3 pack.py <a work tree of it>; a line is a file's name and its bytes in base64. Two files of more
than 100,000 brackets are left out: JsonTest makes its own.
"""
import base64, os, sys

folder = os.path.join(sys.argv[1], "test_parsing")
with open("suite.txt", "w") as out:
    for name in sorted(os.listdir(folder)):
        data = open(os.path.join(folder, name), "rb").read()
        if len(data) < 3000:
            out.write(name + " " + base64.b64encode(data).decode() + "\n")
