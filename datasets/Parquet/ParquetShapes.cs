using static MultiModalRL.Datasets.ThriftType;

namespace MultiModalRL.Datasets;

/// <summary>The structures of a Parquet file's footer and page headers (apache/parquet-format, <c>parquet.thrift</c>).</summary>
internal static class ParquetShapes
{
    private static readonly ThriftShape Empty = Shape("an empty structure");

    private static readonly ThriftShape KeyValue = Shape("KeyValue").With(Binary, 1, 2);

    private static readonly ThriftShape Statistics =
        Shape("Statistics").With(Binary, 1, 2, 5, 6).With(I64, 3, 4).With(True, 7, 8);

    private static readonly ThriftShape TimeUnit =
        Shape("TimeUnit").WithStruct(1, Empty).WithStruct(2, Empty).WithStruct(3, Empty);

    private static readonly ThriftShape Time = Shape("TimeType").With(True, 1).WithStruct(2, TimeUnit);

    private static readonly ThriftShape LogicalType = Shape("LogicalType")
        .WithStruct(1, Empty).WithStruct(2, Empty).WithStruct(3, Empty).WithStruct(4, Empty)
        .WithStruct(5, Shape("DecimalType").With(I32, 1, 2)).WithStruct(6, Empty)
        .WithStruct(7, Time).WithStruct(8, Time)
        .WithStruct(10, Shape("IntType").With(ThriftType.Byte, 1).With(True, 2))
        .WithStruct(11, Empty).WithStruct(12, Empty).WithStruct(13, Empty).WithStruct(14, Empty).WithStruct(15, Empty)
        .WithStruct(16, Shape("VariantType").With(ThriftType.Byte, 1))
        .WithStruct(17, Shape("GeometryType").With(Binary, 1))
        .WithStruct(18, Shape("GeographyType").With(Binary, 1).With(I32, 2));

    private static readonly ThriftShape SchemaElement =
        Shape("SchemaElement").With(I32, 1, 2, 3, 5, 6, 7, 8, 9).WithText(4).WithStruct(10, LogicalType);

    private static readonly ThriftShape SizeStatistics =
        Shape("SizeStatistics").With(I64, 1).WithList(2, I64).WithList(3, I64);

    private static readonly ThriftShape Geospatial = Shape("GeospatialStatistics")
        .WithStruct(1, Shape("BoundingBox").With(ThriftType.Double, 1, 2, 3, 4, 5, 6, 7, 8)).WithList(2, I32);

    private static readonly ThriftShape ColumnMetadata = Shape("ColumnMetaData")
        .With(I32, 1, 4, 15).WithList(2, I32).WithList(3, Binary).With(I64, 5, 6, 7, 9, 10, 11, 14)
        .WithList(8, Struct, KeyValue).WithStruct(12, Statistics)
        .WithList(13, Struct, Shape("PageEncodingStats").With(I32, 1, 2, 3))
        .WithStruct(16, SizeStatistics).WithStruct(17, Geospatial);

    private static readonly ThriftShape ColumnCrypto = Shape("ColumnCryptoMetaData").WithStruct(1, Empty)
        .WithStruct(2, Shape("EncryptionWithColumnKey").WithList(1, Binary).With(Binary, 2));

    private static readonly ThriftShape ColumnChunk = Shape("ColumnChunk")
        .WithText(1).With(I64, 2, 4, 6).With(I32, 5, 7).WithStruct(3, ColumnMetadata)
        .WithStruct(8, ColumnCrypto).With(Binary, 9);

    private static readonly ThriftShape RowGroup = Shape("RowGroup")
        .WithList(1, Struct, ColumnChunk).With(I64, 2, 3, 5, 6).With(I16, 7)
        .WithList(4, Struct, Shape("SortingColumn").With(I32, 1).With(True, 2, 3));

    /// <summary>The footer.</summary>
    public static ThriftShape FileMetadata { get; } = Shape("FileMetaData")
        .With(I32, 1).WithList(2, Struct, SchemaElement).With(I64, 3).WithList(4, Struct, RowGroup)
        .WithList(5, Struct, KeyValue).With(Binary, 6, 9)
        .WithList(7, Struct, Shape("ColumnOrder").WithStruct(1, Empty));

    /// <summary>What stands before each page.</summary>
    public static ThriftShape PageHeader { get; } = Shape("PageHeader")
        .With(I32, 1, 2, 3, 4)
        .WithStruct(5, Shape("DataPageHeader").With(I32, 1, 2, 3, 4).WithStruct(5, Statistics))
        .WithStruct(6, Empty)
        .WithStruct(7, Shape("DictionaryPageHeader").With(I32, 1, 2).With(True, 3))
        .WithStruct(8, Shape("DataPageHeaderV2").With(I32, 1, 2, 3, 4, 5, 6).With(True, 7).WithStruct(8, Statistics));

    private static ThriftShape Shape(string name) => new() { Name = name };
}
