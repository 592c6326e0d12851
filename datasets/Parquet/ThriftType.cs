namespace MultiModalRL.Datasets;

/// <summary>The wire types of Thrift's compact protocol, as numbered there.</summary>
internal enum ThriftType
{
    True = 1,
    False = 2,
    Byte = 3,
    I16 = 4,
    I32 = 5,
    I64 = 6,
    Double = 7,
    Binary = 8,
    List = 9,
    Struct = 12,
}
