using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace MultiModalRL.Core.Tests;

/// <summary>Plug-ins made for a test.</summary>
internal static class PluginFiles
{
    /// <summary>The sample plug-in in its own folder, with no Core beside it.</summary>
    public static string Sample => Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "sample", "MultiModalRL.SamplePlugin.dll");

    /// <summary>Writes an empty assembly that references Core at a version.</summary>
    public static void WriteEmpty(string file, Version coreVersion)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("plugin.dll"), metadata.GetOrAddGuid(new Guid(1, 2, 3, new byte[8])), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Empty"), new Version(1, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        metadata.AddTypeDefinition(
            default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        metadata.AddAssemblyReference(metadata.GetOrAddString("MultiModalRL.Core"), coreVersion, default, default, default, default);
        var image = new ManagedPEBuilder(
            new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(metadata), new BlobBuilder());
        var bytes = new BlobBuilder();
        image.Serialize(bytes);
        File.WriteAllBytes(file, bytes.ToArray());
    }

    /// <summary>Writes a plug-in whose module derives from a class of another assembly, and that assembly beside it.</summary>
    public static string WriteWithDependency(string folder)
    {
        var dependency = new PersistedAssemblyBuilder(new AssemblyName("PluginDependency") { Version = new Version(1, 0) }, typeof(object).Assembly);
        var parent = dependency.DefineDynamicModule("PluginDependency").DefineType("Parent", TypeAttributes.Public);
        var parentConstructor = parent.DefineDefaultConstructor(MethodAttributes.Public);
        parent.CreateType();
        dependency.Save(Path.Combine(folder, "PluginDependency.dll"));

        var plugin = new PersistedAssemblyBuilder(new AssemblyName("DependentPlugin") { Version = new Version(1, 0) }, typeof(object).Assembly);
        var module = plugin.DefineDynamicModule("DependentPlugin").DefineType("DependentModule", TypeAttributes.Public, parent, [typeof(IModule)]);
        var constructor = module.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, Type.EmptyTypes).GetILGenerator();
        constructor.Emit(OpCodes.Ldarg_0);
        constructor.Emit(OpCodes.Call, parentConstructor);
        constructor.Emit(OpCodes.Ret);
        module.DefineMethod(nameof(IModule.Register), MethodAttributes.Public | MethodAttributes.Virtual, typeof(void), [typeof(ModuleBuilder)])
            .GetILGenerator().Emit(OpCodes.Ret);
        module.CreateType();
        var file = Path.Combine(folder, "DependentPlugin.dll");
        plugin.Save(file);
        return file;
    }
}
