"""Records what the safetensors library (Python package safetensors 0.8.0, which is its Rust code) writes and says.

usage: python3 record.py, with that package, numpy 1.24 and torch 1.13; writes into the current directory
*.safetensors  files it wrote, whose content SafeTensorsRecordedTest states
hashes.txt     SHA-256 of conversions by numpy and torch
verdicts.txt   files made by hand or by mutation, in base64, each with what its reader says: ok or the error
"""
import base64, hashlib, json, random, struct, sys, warnings
import numpy as np
import torch
import safetensors
import safetensors.numpy
import safetensors.torch

warnings.filterwarnings("ignore")
assert safetensors.__version__ == "0.8.0", safetensors.__version__

f32 = np.array([0.0, -0.0, 1.5, -2.25, np.inf, -np.inf], np.float32).reshape(2, 3)
types = {
    "f32": torch.from_numpy(f32),
    "f64": torch.tensor([np.pi, -1e300, 5e-324], dtype=torch.float64),
    "f16": torch.tensor([1.0, -0.5, 65504.0, 6e-8], dtype=torch.float16),
    "bf16": torch.tensor([1.0, -0.5, 3e38, 1e-40], dtype=torch.bfloat16),
    "i64": torch.tensor([2**31 - 1, -(2**31)], dtype=torch.int64),
    "i32": torch.tensor([[2**31 - 1], [-(2**31)]], dtype=torch.int32),
    "i16": torch.tensor([32767, -32768], dtype=torch.int16),
    "i8": torch.tensor([127, -128], dtype=torch.int8),
    "u8": torch.tensor([255, 0], dtype=torch.uint8),
    "bool": torch.tensor([True, False, True]),
}
safetensors.torch.save_file(types, "types.safetensors", metadata={"format": "pt"})
safetensors.numpy.save_file(
    {"u16": np.array([65535, 0], np.uint16), "u32": np.array([2**32 - 1, 0], np.uint32),
     "u64": np.array([2**64 - 1, 5], np.uint64), "i64": np.array([2**31], np.int64),
     "c": np.array([1 + 2j], np.complex64)}, "unsigned.safetensors")
safetensors.numpy.save_file({}, "empty.safetensors")
safetensors.numpy.save_file(
    {"scalar": np.array(3.5, np.float32), "none": np.zeros((0, 3), np.float32), "none too": np.zeros((2, 0, 5), np.int32),
     "": np.array([9], np.int32)}, "small.safetensors", metadata={"note": "a\"b\\c\n\t\u0001\u00e9\U0001f600/"})
safetensors.numpy.save_file(
    {"\U0001f600": np.array([1], np.float32), "\uff5e": np.array([2], np.float32), "a\"\n": np.array([3], np.float32),
     "a.b": np.array([4], np.float32), "Z": np.array([True]), "\u00e9": np.array([5], np.float64)}, "names.safetensors")

with open("hashes.txt", "w") as out:
    def say(name, array):
        out.write(name + " " + hashlib.sha256(array.tobytes()).hexdigest() + "\n")
    every = np.arange(65536, dtype=np.uint16)
    half = every.view(np.float16)
    say("f16 to f32", np.where(np.isnan(half), np.float32(0), half.astype(np.float32)))
    brain = torch.from_numpy(every.view(np.int16)).view(torch.bfloat16).float().numpy()
    say("bf16 to f32", np.where(np.isnan(brain), np.float32(0), brain))
    # 2^20 floats over all exponents: multiples of an odd number, those that are no number made 0.
    bits = (np.arange(1 << 20, dtype=np.uint64) * 2654435761 % (1 << 32)).astype(np.uint32)
    floats = bits.view(np.float32)
    floats = np.where(np.isnan(floats), np.float32(0), floats)
    say("f32", floats)
    say("f32 to f16", floats.astype(np.float16))
    say("f32 to bf16", torch.from_numpy(floats).bfloat16().view(torch.int16).numpy())
    # Ties of both, and their neighbours.
    ties = (np.arange(1 << 16, dtype=np.uint32)[:, None] * 65536
            + np.array([0x7fff, 0x8000, 0x8001, 0xfff, 0x1000, 0x1001], np.uint32)).ravel().view(np.float32)
    ties = np.where(np.isnan(ties), np.float32(0), ties)
    say("ties", ties)
    say("ties to f16", ties.astype(np.float16))
    say("ties to bf16", torch.from_numpy(ties).bfloat16().view(torch.int16).numpy())
    doubles = (np.arange(1 << 18, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)).view(np.float64)
    doubles = np.where(np.isnan(doubles), 0.0, doubles)
    say("f64", doubles)
    say("f64 to f32", doubles.astype(np.float32))


def file(header, data=b"", length=None):
    header = header if isinstance(header, bytes) else header.encode()
    return struct.pack("<Q", len(header) if length is None else length) + header + data


def tensor(dtype="F32", shape="[2]", offsets="[0,8]", more=""):
    return '{"dtype":"%s","shape":%s,"data_offsets":%s%s}' % (dtype, shape, offsets, more)


one = '{"a":' + tensor() + "}"
cases = {
    "nothing": b"", "seven bytes": b"1234567", "length only": struct.pack("<Q", 0), "length 0 and data": struct.pack("<Q", 0) + b"{}",
    "length too large": file("{}", length=100_000_001), "length negative": file("{}", length=2**64 - 1), "length beyond file": file("{}", length=3),
    "good": file(one, b"12345678"), "padded": file(one + "   ", b"12345678"), "padded by lines": file(one + "\n\t\r", b"12345678"),
    "space first": file(" " + one, b"12345678"), "padded by zeros": file(one + "\0\0", b"12345678"), "array": file("[]"), "string": file('"a"'),
    "mark first": file(b"\xef\xbb\xbf" + one.encode(), b"12345678"), "no UTF-8": file(one.replace("a", "@").encode().replace(b"@", b"\xff"), b"12345678"),
    "unclosed": file(one[:-1], b"12345678"), "two objects": file("{}{}"), "comment": file("{}//"), "trailing comma": file("{,}"),
    "duplicate": file('{"a":%s,"a":%s}' % (tensor(), tensor(offsets="[8,16]")), b"1" * 16), "duplicate, escaped": file('{"a":%s,"\\u0061":%s}' % (tensor(), tensor(offsets="[8,16]")), b"1" * 16),
    "duplicate key": file('{"a":' + tensor(more=',"dtype":"F32"') + "}", b"12345678"), "unknown key": file('{"a":' + tensor(more=',"x":1') + "}", b"12345678"),
    "unknown dtype": file('{"a":' + tensor("F31") + "}", b"12345678"), "dtype in lower case": file('{"a":' + tensor("f32") + "}", b"12345678"), "dtype number": file('{"a":' + tensor().replace('"F32"', "1") + "}", b"12345678"),
    "no dtype": file('{"a":{"shape":[2],"data_offsets":[0,8]}}', b"12345678"), "no shape": file('{"a":{"dtype":"F32","data_offsets":[0,8]}}', b"12345678"), "no offsets": file('{"a":{"dtype":"F32","shape":[2]}}', b"12345678"),
    "tensor null": file('{"a":null}'), "tensor array": file('{"a":["F32",[2],[0,8]]}', b"12345678"), "shape null": file('{"a":' + tensor(shape="null") + "}", b"12345678"),
    "shape negative": file('{"a":' + tensor(shape="[-2]") + "}", b"12345678"), "shape fraction": file('{"a":' + tensor(shape="[2.0]") + "}", b"12345678"), "shape exponent": file('{"a":' + tensor(shape="[2e0]") + "}", b"12345678"),
    "shape string": file('{"a":' + tensor(shape='["2"]') + "}", b"12345678"), "shape minus zero": file('{"a":' + tensor(shape="[-0]", offsets="[0,0]") + "}"), "shape leading zero": file('{"a":' + tensor(shape="[02]") + "}", b"12345678"),
    "shape too small": file('{"a":' + tensor(shape="[1]") + "}", b"12345678"), "shape too large": file('{"a":' + tensor(shape="[3]") + "}", b"12345678"), "shape overflows": file('{"a":' + tensor(shape="[4294967296,4294967296,2]") + "}", b"12345678"),
    "shape times type overflows": file('{"a":' + tensor(shape="[4611686018427387906]") + "}", b"12345678"), "shape beyond 64 bits": file('{"a":' + tensor(shape="[18446744073709551616]") + "}", b"12345678"), "shape overflows to 0": file('{"a":' + tensor(shape="[4294967296,4294967296]", offsets="[0,0]") + "}"),
    "overflow hidden by 0": file('{"a":' + tensor(shape="[0,4294967296,4294967296]", offsets="[0,0]") + "}"), "overflow before 0": file('{"a":' + tensor(shape="[4294967296,4294967296,0]", offsets="[0,0]") + "}"),
    "one offset": file('{"a":' + tensor(offsets="[0]") + "}", b"12345678"), "three offsets": file('{"a":' + tensor(offsets="[0,8,8]") + "}", b"12345678"), "offsets reversed": file('{"a":' + tensor(offsets="[8,0]") + "}", b"12345678"),
    "offset negative": file('{"a":' + tensor(offsets="[-8,0]") + "}", b"12345678"), "offset huge": file('{"a":' + tensor(offsets="[9223372036854775800,9223372036854775807]") + "}", b"12345678"), "offset beyond 63 bits": file('{"a":' + tensor(offsets="[0,9223372036854775808]") + "}", b"12345678"),
    "hole at the beginning": file('{"a":' + tensor(offsets="[1,9]") + "}", b"123456789"), "hole between": file('{"a":%s,"b":%s}' % (tensor(), tensor(offsets="[9,17]")), b"1" * 17), "overlap": file('{"a":%s,"b":%s}' % (tensor(), tensor(offsets="[7,15]")), b"1" * 15),
    "same bytes": file('{"a":%s,"b":%s}' % (tensor(), tensor()), b"12345678"), "data cut": file(one, b"1234567"), "more data": file(one, b"123456789"), "data and no tensor": file("{}", b"1"), "any order": file('{"a":%s,"b":%s}' % (tensor(offsets="[8,16]"), tensor()), b"1" * 16),
    "scalar": file('{"a":' + tensor(shape="[]", offsets="[0,4]") + "}", b"1234"), "empty tensors": file('{"a":%s,"b":%s,"c":%s}' % (tensor(shape="[0]", offsets="[0,0]"), tensor(), tensor(shape="[3,0]", offsets="[8,8]")), b"12345678"), "empty tensor in between": file('{"a":%s,"b":%s}' % (tensor(), tensor(shape="[0]", offsets="[4,4]")), b"12345678"),
    "half bytes": file('{"a":' + tensor("F4", "[3]", "[0,2]") + "}", b"12"), "four bits": file('{"a":' + tensor("F4", "[4]", "[0,2]") + "}", b"12"), "six bits": file('{"a":' + tensor("F6_E2M3", "[4]", "[0,3]") + "}", b"123"), "eight bits": file('{"a":' + tensor("F8_E4M3", "[2]", "[0,2]") + "}", b"12"),
    "metadata": file('{"__metadata__":{"a":"b"}}'), "metadata number": file('{"__metadata__":{"a":1}}'), "metadata nested": file('{"__metadata__":{"a":{"b":"c"}}}'), "metadata string": file('{"__metadata__":"a"}'), "metadata null": file('{"__metadata__":null}'),
    "metadata value null": file('{"__metadata__":{"a":null}}'), "metadata twice": file('{"__metadata__":{},"__metadata__":{}}'), "metadata duplicate": file('{"__metadata__":{"a":"b","a":"c"}}'), "metadata is a tensor": file('{"__metadata__":' + tensor() + "}", b"12345678"), "metadata last": file('{"a":%s,"__metadata__":{"k":"v"}}' % tensor(), b"12345678"),
    "lone surrogate": file('{"\\ud800":' + tensor() + "}", b"12345678"), "surrogates": file('{"\\ud83d\\ude00":' + tensor() + "}", b"12345678"), "line in a name": file('{"a\n":' + tensor() + "}", b"12345678"), "zero in a name": file('{"\\u0000":' + tensor() + "}", b"12345678"), "deep": file('{"a":' + "[" * 300 + "]" * 300 + "}"),
}
random.seed(11)
base = [cases["good"], cases["empty tensors"], cases["metadata last"], open("small.safetensors", "rb").read(), open("names.safetensors", "rb").read()]
for i in range(400):
    data = bytearray(random.choice(base))
    header = 8 + struct.unpack("<Q", data[:8])[0]
    kind = i % 4
    for _ in range(random.randint(1, 2)):
        at = random.randrange(8, header)
        if kind == 0:
            data[at] ^= 1 << random.randrange(8)
        elif kind == 1:
            data[at] = random.choice(b'0123456789[]{},:" \\-.eE')
        elif kind == 2:
            data[random.randrange(min(len(data), 16))] ^= 1 << random.randrange(8)
        else:
            cut = random.randrange(len(data))
            data = data[:cut] + (b"" if random.random() < 0.5 else data[cut + 1:])
            header = min(header, len(data))
            if header <= 8:
                break
    cases["mutation %d" % i] = bytes(data)

with open("verdicts.txt", "w") as out:
    for name, data in cases.items():
        try:
            safetensors.deserialize(data)
            verdict = "ok"
        except Exception as e:
            verdict = str(e).replace("\n", " ").replace("\t", " ")
        out.write("%s\t%s\t%s\n" % (name, base64.b64encode(data).decode(), verdict))
